//! Programs found by name, and two hundred ordinary ones that are not.

use super::*;

/// Names as task managers and inventories of ordinary Korean and other offices show them.
const ORDINARY: &str = "explorer.exe|svchost.exe|lsass.exe|csrss.exe|winlogon.exe|services.exe|smss.exe|dwm.exe|taskhostw.exe|spoolsv.exe|\
conhost.exe|cmd.exe|powershell.exe|notepad.exe|mspaint.exe|calc.exe|SearchIndexer.exe|RuntimeBroker.exe|ctfmon.exe|fontdrvhost.exe|\
WINWORD.EXE|EXCEL.EXE|POWERPNT.EXE|OUTLOOK.EXE|ONENOTE.EXE|MSACCESS.EXE|OneDrive.exe|Microsoft Edge|msedge.exe|chrome.exe|\
Google Chrome|Google Drive|GoogleUpdate.exe|firefox.exe|Mozilla Firefox|whale.exe|네이버 웨일|opera.exe|brave.exe|Safari|\
한컴오피스 한글|Hwp.exe|한셀|한쇼|HncUpdate.exe|카카오톡|KakaoTalk.exe|네이트온|NateOn.exe|LINE.exe|\
알집|ALZip.exe|알약|ALYac.exe|AYAgent.aye|V3 Lite|V3LSvc.exe|AhnLab Safe Transaction|ASDSvc.exe|nProtect Online Security|\
TouchEn nxKey|Veraport|INISAFE CrossWeb|MagicLine4NX|IPinside LWS Agent|Delfino|AnySign4PC|XecureWeb|반디집|Bandizip.exe|\
꿀뷰|Honeyview.exe|곰플레이어|GOM.exe|팟플레이어|PotPlayerMini64.exe|다음 팟인코더|멜론|Melon.exe|네이버 마이박스|\
더존 스마트A|더존 iCUBE|얼마에요|이카운트 ERP|영림원 K-System|잔디|JANDI.exe|플로우|flow.exe|두레이|Dooray!|\
Code.exe|Visual Studio Code|devenv.exe|Visual Studio 2022|idea64.exe|IntelliJ IDEA|pycharm64.exe|webstorm64.exe|clion64.exe|rider64.exe|\
eclipse.exe|STS.exe|Android Studio|Xcode|sublime_text.exe|notepad++.exe|vim.exe|emacs.exe|nvim|Atom|\
git.exe|git-bash.exe|GitHub Desktop|SourceTree.exe|gitkraken.exe|TortoiseGitProc.exe|svn.exe|node.exe|npm|yarn|\
python.exe|pythonw.exe|java.exe|javaw.exe|javac.exe|gradle|mvn|cargo.exe|rustc.exe|rust-analyzer.exe|\
go.exe|gopls.exe|dotnet.exe|php.exe|ruby.exe|perl.exe|docker.exe|Docker Desktop|com.docker.backend|kubectl.exe|\
minikube|wsl.exe|wslhost.exe|vmware.exe|VirtualBoxVM.exe|vmmem|postman.exe|insomnia.exe|dbeaver.exe|DataGrip64.exe|\
HeidiSQL.exe|mysqld.exe|postgres.exe|redis-server|mongod.exe|sqlservr.exe|nginx.exe|httpd.exe|tomcat9.exe|jenkins.exe|\
Slack.exe|Notion.exe|Figma.exe|Trello|Asana|Jira|Confluence|Linear.exe|Obsidian.exe|Evernote.exe|\
Spotify.exe|iTunes.exe|vlc.exe|Photoshop.exe|Illustrator.exe|AfterFX.exe|Acrobat.exe|AcroRd32.exe|Blender|Unity.exe|\
steam.exe|EpicGamesLauncher.exe|LeagueClient.exe|Battle.net.exe|Overwatch.exe|MapleStory.exe|메이플스토리|로스트아크|던전앤파이터|배틀그라운드|\
putty.exe|WinSCP.exe|FileZilla.exe|MobaXterm.exe|Wireshark.exe|7zFM.exe|WinRAR.exe|Everything.exe|ShareX.exe|Greenshot.exe|\
Company Desk|manydesk helper|Team Viewership Report|parsecs.py|level editor|Helpusers.exe|remote sensing viewer|zoomify.js|Meshlab|coffee.exe|\
Dropbox.exe|Box.exe|iCloudServices.exe|NVDisplay.Container.exe|RadeonSoftware.exe|IntelCpHeciSvc.exe|RtkAudUService64.exe|SynTPEnh.exe|LogiOptions.exe|igfxEM.exe|\
caffe2.dll|Teamspirit|action1.mp3|Syncthing|Supreme Commander|radministry|skyper|jig.exe|splash.png|octopus.exe|Dolphin Emulator|discordance.txt";

#[test]
fn no_ordinary_program_is_taken_for_another() {
    let names: Vec<&str> = ORDINARY.split('|').map(str::trim).collect();
    assert!(names.len() >= 200, "{}", names.len());
    for name in names {
        assert_eq!(named_tool(name).map(|tool| tool.name), None, "{name}");
    }
}

#[test]
fn known_programs_are_found_in_the_strings_of_logs() {
    for (text, name) in [
        ("AnyDesk.exe", "AnyDesk"),
        (r"C:\Program Files (x86)\TeamViewer\TeamViewer_Service.exe", "TeamViewer"),
        ("remoting_host.exe", "Chrome Remote Desktop"),
        ("rustdesk", "RustDesk"),
        ("MeshAgent.exe", "MeshCentral"),
        ("ScreenConnect.ClientService.exe", "ConnectWise ScreenConnect"),
        ("tvnserver.exe", "TightVNC"),
        ("Code tunnel", "Visual Studio Code tunnel"),
        ("SunloginClient.exe", "Sunlogin"),
    ] {
        assert_eq!(remote_tool(text).map(|tool| tool.name), Some(name), "{text}");
    }
    for (text, kind) in [
        ("MouseJiggler.exe", ToolKind::KeepAwake),
        ("OBS Virtual Camera", ToolKind::VirtualCamera),
        ("AdsPower Global", ToolKind::AntiDetectBrowser),
        ("Zoom.exe", ToolKind::Conferencing),
    ] {
        assert_eq!(named_tool(text).map(|tool| tool.kind), Some(kind), "{text}");
        assert_eq!(remote_tool(text), None, "{text}");
    }
}

#[test]
fn support_tools_of_korean_offices_are_marked_common() {
    for text in ["HelpU.exe", "헬프유", "Seetrol_Client.exe", "씨트롤", "RemoteView", "rsupport RemoteCall"] {
        assert!(remote_tool(text).is_some_and(|tool| tool.is_common_locally), "{text}");
    }
    assert!(remote_tool("AnyDesk").is_some_and(|tool| !tool.is_common_locally));
}

#[test]
fn ports_of_remote_control() {
    for port in [3389, 5900, 5901, 5938, 7070, 21_115, 21_117] {
        assert!(remote_port(port).is_some(), "{port}");
    }
    for port in [22, 80, 443, 3388, 5902, 8080, 21_118] {
        assert_eq!(remote_port(port), None, "{port}");
    }
}

#[test]
fn every_name_is_lower_case_and_found_by_itself() {
    for (tool, names) in TOOLS {
        for name in *names {
            assert_eq!(*name, name.to_lowercase(), "{}", tool.name);
            assert_eq!(named_tool(name).map(|found| found.name), Some(tool.name), "{name}");
        }
    }
}
